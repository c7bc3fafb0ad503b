import { explain } from '../explain.ts';

/** What went wrong, what is safe, what to do. Nothing while there is no error. */
export function ErrorNote({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  const { what, advice } = explain(error);
  return (
    <div className="error-note" role="alert">
      <strong>{what}</strong>
      <span>{advice}</span>
    </div>
  );
}
