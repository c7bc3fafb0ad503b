import type { z } from 'zod';
import type { ExportFormat, exportResult } from '../../../shared/contract/briefs.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { BriefId } from '../../../shared/model/ids.ts';
import { writeCslJson } from '../../bundle/export/csl-json.ts';
import { writeCitationsCsv } from '../../bundle/export/csv.ts';
import { writeDocx } from '../../bundle/export/docx.ts';
import { writeHtml } from '../../bundle/export/html.ts';
import { writeMarkdown } from '../../bundle/export/markdown.ts';
import type { ComposedBrief } from '../../citing/types.ts';
import type { Progress } from '../jobs.ts';
import { type Destination, writeOutside } from '../outside.ts';
import type { Session } from '../session.ts';
import { composed } from './compose.ts';

const writers: Record<ExportFormat, (brief: ComposedBrief) => Promise<Uint8Array> | string> = {
  docx: (brief) => writeDocx(brief),
  html: writeHtml,
  md: writeMarkdown,
  'csl-json': writeCslJson,
  csv: writeCitationsCsv,
};

/** Writes the brief in one format; a cancel before the file is in place leaves nothing behind. */
export async function exportBrief(
  session: Session,
  id: BriefId,
  format: ExportFormat,
  to: Destination,
  progress: Progress,
): Promise<z.infer<typeof exportResult>> {
  progress.total(2);
  const brief = await composed(session, id);
  progress.step(1);
  const written = await writers[format](brief);
  if (progress.signal.aborted) throw new Refusal('cancelled', {});
  const bytes = await writeOutside(to, [typeof written === 'string' ? new TextEncoder().encode(written) : written]);
  progress.step(2);
  return { format, bytes, footnotes: brief.notes.length, works: brief.bibliography.length };
}
