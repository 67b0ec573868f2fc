/** What an address of a drive may say; from `own` on, of the planner that it carries. */
export const DRIVE_KEYS: readonly string[] = [
  ...['scene', 'seed', 'perception', 'planner', 'controller', 'weather', 'route', 'at'],
  ...['own', 'own-param', 'own-latency', 'own-times', 'own-times-file'],
];
