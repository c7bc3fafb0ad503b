import { useEffect, useState } from 'react';
import { say } from '../words.ts';

/** Shows that something goes on, once it takes longer than is felt as an answer. */
export function Working({ words }: { readonly words?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="working" role="status">
      {words ?? say('working')}
    </div>
  );
}
