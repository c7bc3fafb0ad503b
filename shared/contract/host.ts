import { z } from 'zod';
import { grantId } from '../model/ids.ts';
import { callHost } from './call.ts';

const granted = z.object({ grant: grantId, /** The last part of its path, for showing. */ name: z.string() });

/** What the window asks of the program around it. Every answer that stands for a path is a token. */
export const host = {
  about: callHost(z.object({}), z.object({ version: z.string(), platform: z.string(), host: z.enum(['electron', 'chromium']), sampleCase: z.boolean() })),
  chooseNewArchive: callHost(z.object({}), granted.nullable()),
  chooseArchive: callHost(z.object({}), granted.nullable()),
  chooseFiles: callHost(z.object({}), z.array(granted)),
  chooseFolder: callHost(z.object({}), granted.nullable()),
  chooseBrief: callHost(z.object({}), granted.nullable()),
  /** `suggestedName` becomes a safe file name; the extension is that of `format`. */
  chooseExport: callHost(z.object({ suggestedName: z.string().max(200), extension: z.string().regex(/^[a-z0-9]{1,8}$/) }), granted.nullable()),
  /** Grants for the documents and the brief of the sample case that came with the program, and the testimony to be written in the archive. */
  sampleCase: callHost(z.object({}), z.object({ documents: grantId, brief: grantId, testimony: z.object({ title: z.string(), text: z.string() }) })),
  /** The archive named when the program was started, if one was. */
  startArchive: callHost(z.object({}), granted.nullable()),
  copyText: callHost(z.object({ text: z.string().max(100_000) }), z.object({})),
  preferences: callHost(z.object({}), z.object({ theme: z.enum(['system', 'light', 'dark']) })),
  setPreferences: callHost(z.object({ theme: z.enum(['system', 'light', 'dark']) }), z.object({})),
};
