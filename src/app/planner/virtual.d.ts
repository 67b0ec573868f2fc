declare module 'virtual:realm-worker' {
  /** src/app/planner/realm-worker.ts with all that it imports, as the text of one classic script. */
  const script: string;
  export default script;
}
