import { sayDate } from '../words.ts';

/** A date as the language writes it; ISO 8601 on hover. */
export function When({ iso }: { readonly iso: string }) {
  return (
    <time dateTime={iso} title={iso}>
      {sayDate(iso)}
    </time>
  );
}
