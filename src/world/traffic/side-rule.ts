import type { RoadMap } from '../../map/road-map.ts';

/** Who goes first where neither signs nor lights say: who comes from that side, or who comes first. */
export type SideRule = 'right' | 'left' | 'none';

/**
 * Where traffic keeps to the left a country is free to choose (Vienna Convention on Road Traffic 1968, article 18.4 b):
 * Japan's drivers give way to the left (Road Traffic Act, article 36), those of Great Britain and Ireland have no rule
 * (Highway Code, rule 146), others give way to the right as everybody does who keeps to the right (18.4 a).
 */
const SIDE_BY_COUNTRY: Readonly<Record<string, SideRule>> = {
  JP: 'left',
  JPN: 'left',
  GB: 'none',
  GBR: 'none',
  UK: 'none',
  IE: 'none',
  IRL: 'none',
};

/** The rule on some lanes, by the country that their roads' types and signals name. */
export function sideRule({ document, lanes }: RoadMap, approaches: readonly number[]): SideRule {
  for (const lane of approaches) {
    const { types, signals, leftHand } = document.roads[lanes[lane].road];
    if (!leftHand) continue;
    for (const { country } of [...types, ...signals]) {
      const rule = SIDE_BY_COUNTRY[country.toUpperCase()];
      if (rule !== undefined) return rule;
    }
  }
  return 'right';
}
