/** Drivers that come with the simulator, by the name that commands and links know them by; the first is the default. */
export const PLANNER_NAMES = ['astar', 'rules', 'constant', 'idm', 'pdm-lite', 'careful'] as const;

export type PlannerName = (typeof PLANNER_NAMES)[number];

export const DEFAULT_PLANNER: PlannerName = PLANNER_NAMES[0];

/** A driver that comes with the simulator; null where that is no name of one. */
export function plannerNamed(name: string): PlannerName | null {
  return PLANNER_NAMES.find((known) => known === name) ?? null;
}

/** What each does, for those who choose. */
export const PLANNER_TITLES: Readonly<Record<PlannerName, string>> = {
  astar: 'searches a lattice in space and time by A*',
  rules: 'the rules of astar without its searches: follows its lane',
  constant: 'keeps its lanes at one speed and sees nothing',
  idm: 'keeps its lanes behind whoever is ahead',
  'pdm-lite': 'tries speeds and offsets along its lanes by simulation and takes the best',
  careful: 'knows the truth and proves that a scene can be passed',
};
