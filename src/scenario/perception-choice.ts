/** Who may feed the planner: the network, or the truth cut down to range, view and occlusion. */
export const PERCEPTIONS = ['cnn', 'oracle'] as const;

export type Perception = (typeof PERCEPTIONS)[number];
