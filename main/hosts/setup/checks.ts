import { root, run, runTool } from './tool.ts';

/** What is checked without running the program: types, rules between rooms and style, what nobody uses. */
export const checks = [
  { name: 'types', run: () => runTool('typescript/bin/tsc', ['-p', root]) },
  { name: 'rules and style', run: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']) },
  { name: 'what nobody uses', run: () => run(process.execPath, [`${root}node_modules/knip/bin/knip.js`]) },
] as const;
