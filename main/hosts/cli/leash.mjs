// Runs the program named by its first argument, and ends with the process that started it. The terminal program runs in
// a second process where the computer's own Node is too old; without this, one who kills the first would leave the
// second writing to the archive. A kill is safe at any moment: see the order of a change in the vault.
import { pathToFileURL } from 'node:url';

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
