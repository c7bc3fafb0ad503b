// npm run pictures: draws docs/pictures/*.png, light and dark, from the sample case.
import { runTool } from '../tool.ts';

process.exit(await runTool('playwright/cli.js', ['test', '--config', 'tests/e2e/pictures.config.ts', '--reporter=list', ...process.argv.slice(2)]));
