const paths = {
  library: 'M4 4h4v16H4zM10 4h4v16h-4zM16.5 5l3.6-.9L23 19.2l-3.5.9z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 21 21',
  briefs: 'M6 3h9l4 4v14H6zM9 11h7M9 14.5h7M9 18h4',
  history: 'M4 12a8 8 0 1 1 2.6 5.9M4 12l-2-2.2M4 12l2.3-2M12 7.5V12l3 2',
  archive: 'M3 5h18v4H3zM5 9v11h14V9M10 13h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M5.5 14.5 12 8l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  add: 'M12 5v14M5 12h14',
  write: 'M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  folder: 'M3 6h6l2 2.5h10V19H3z',
} as const;

export type IconName = keyof typeof paths;

/** Drawn beside words, never in their place unless the control carries a label. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
