/** What a score is called and how its number is read. */
export interface ScoreRow {
  readonly title: string;
  /** The best that it can be; null where lower is better and there is no upper end. */
  readonly best: number | null;
}

/** All public scores, in the order of results.json, the reports and the app. docs/scores.md has a section for each. */
export const SCORES = {
  nuplan: { title: 'nuPlan closed loop', best: 1 },
  carla20: { title: 'CARLA 2.0', best: 100 },
  carla21: { title: 'CARLA 2.1', best: 100 },
  bench2drive: { title: 'Bench2Drive success', best: 1 },
  pdms: { title: 'NAVSIM PDMS', best: 1 },
  epdms: { title: 'NAVSIM EPDMS', best: 1 },
  rss: { title: 'RSS distance kept', best: 1 },
  r157: { title: 'R157-style cut-in', best: 1 },
  euroncap: { title: 'Euro NCAP colour', best: 1 },
  neuroncap: { title: 'NeuroNCAP', best: 5 },
  smarts: { title: 'SMARTS', best: 1 },
  commonroadTR1: { title: 'CommonRoad TR1', best: null },
  commonroadSM1: { title: 'CommonRoad SM1', best: null },
  commonroadJB1: { title: 'CommonRoad JB1', best: null },
  commonroadSA1: { title: 'CommonRoad SA1', best: null },
  commonroadWX1: { title: 'CommonRoad WX1', best: null },
  commonroadSM2: { title: 'CommonRoad SM2', best: null },
  commonroadSM3: { title: 'CommonRoad SM3', best: null },
  commonroadMW1: { title: 'CommonRoad MW1', best: null },
} as const satisfies Record<string, ScoreRow>;

export type ScoreName = keyof typeof SCORES;

export const SCORE_NAMES = Object.keys(SCORES) as ScoreName[];
