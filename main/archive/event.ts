import type { ChangeId } from '../../shared/model/ids.ts';
import type { BlobId, EventToAppend, StoredEvent, SubjectId } from '../vault/types.ts';

/**
 * What happened, in the past tense. `refs` are ids and may stay for ever; whatever is to be erasable stands in a part, sealed
 * under the key of the thing it belongs to. A part is null once that thing was erased, and every fold accepts it.
 */
export interface ArchiveEvent<T extends string = string, R = unknown, P extends Record<string, unknown> = Record<string, unknown>> {
  readonly type: T;
  readonly version: 1;
  readonly refs: R;
  readonly parts: { readonly [K in keyof P]: { readonly subject: SubjectId; readonly body: P[K] | null } };
  /** Blobs that the event names, each under the subject whose key seals it. */
  readonly blobs: Readonly<Record<string, { readonly subject: SubjectId; readonly blob: BlobId }>>;
}

export interface Recorded {
  readonly sequence: number;
  readonly change: ChangeId;
  /** UTC of the local clock, ISO 8601. */
  readonly at: string;
  readonly actor: string;
}

interface Envelope {
  readonly type: string;
  readonly version: number;
  readonly change: string;
  readonly at: string;
  readonly actor: string;
  readonly tool: string;
  readonly refs: unknown;
  readonly parts: readonly string[];
  readonly blobs: ArchiveEvent['blobs'];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encode(event: ArchiveEvent, recorded: Omit<Recorded, 'sequence'>, tool: string): EventToAppend {
  const parts = Object.entries(event.parts);
  const envelope: Envelope = {
    type: event.type,
    version: event.version,
    ...recorded,
    tool,
    refs: event.refs,
    parts: parts.map(([name]) => name),
    blobs: event.blobs,
  };
  return {
    envelope: encoder.encode(JSON.stringify(envelope)),
    parts: parts.map(([, part]) => ({ subject: part.subject, bytes: encoder.encode(JSON.stringify(part.body)) })),
  };
}

/** The stored event as it was recorded; `version` is whatever was written, the caller lifts or refuses it. */
export function decode(stored: StoredEvent): { event: Omit<ArchiveEvent, 'version'> & { version: number }; recorded: Recorded } {
  const envelope = JSON.parse(decoder.decode(stored.envelope)) as Envelope;
  const parts: Record<string, { subject: SubjectId; body: Record<string, unknown> | null }> = {};
  envelope.parts.forEach((name, i) => {
    const part = stored.parts[i];
    if (part) parts[name] = { subject: part.subject, body: part.bytes && (JSON.parse(decoder.decode(part.bytes)) as Record<string, unknown>) };
  });
  return {
    event: { type: envelope.type, version: envelope.version, refs: envelope.refs, parts, blobs: envelope.blobs },
    recorded: { sequence: stored.sequence, change: envelope.change as ChangeId, at: envelope.at, actor: envelope.actor },
  };
}
