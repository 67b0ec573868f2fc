import { PROJECT_ROOT } from './project-root.ts';

/** The weights that ship. */
export const WEIGHTS = `${PROJECT_ROOT}assets/segmentation.weights`;

/** The map on which the network's frames are made. */
export const FIRST_TOWN = `${PROJECT_ROOT}scenes/maps/first-town.xodr`;

/** Closed lanes of one speed limit, for traffic by itself. */
export const OVAL = `${PROJECT_ROOT}scenes/maps/oval.xodr`;

/** Where `dataset` puts shards and `train` and `eval` look for them. */
export const DATA_FOLDER = `${PROJECT_ROOT}data`;

/** The planner of the tutorial. */
export const STARTER = `${PROJECT_ROOT}planners/starter.ts`;

/** What a planner drives while it is checked: a standing car, turns, lights, traffic. */
export const CHECK_SCENE = `${PROJECT_ROOT}scenes/first-drive.json`;
