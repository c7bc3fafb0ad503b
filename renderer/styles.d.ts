/** Styles are imported for their effect; Vite gathers them into one file of our own origin. */
declare module '*.css';
