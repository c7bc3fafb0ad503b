import { archiveCommands } from './archive-commands.ts';
import { briefCommands } from './brief-commands.ts';
import type { Command } from './given.ts';
import { keyCommands } from './key-commands.ts';
import { sourceCommands } from './source-commands.ts';

/** Every command that works on an archive that is there; `create` makes one (see `attest.ts`). */
export const commands: Readonly<Record<string, Command>> = { ...sourceCommands, ...briefCommands, ...archiveCommands, ...keyCommands };
