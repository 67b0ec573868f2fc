/** What the colour of a lidar's points tells, in the order of the choice. */
export const POINT_COLOURS = {
  height: { title: 'Height', tells: 'height over the ground', scale: { low: '0 m', high: '8 m' } },
  intensity: { title: 'Intensity', tells: 'how much light came back', scale: { low: '0 %', high: '100 %' } },
  class: { title: 'Class', tells: 'what they really lie on', scale: null },
} as const;

export type PointColour = keyof typeof POINT_COLOURS;
