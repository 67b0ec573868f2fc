/** Wall time that a planner may take for anything, before it is taken to hang; its realm to begin besides [s]. */
export const PATIENCE = 10;
export const BEGINNING = 5;
