import { useEffect, useState } from 'react';

/** `value` once it has stood still for `milliseconds`: what is typed is looked for when the hand rests. */
export function useLater<T>(value: T, milliseconds = 180): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
