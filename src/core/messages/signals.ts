/** States of a signal head, by value. What flashes alternates between flashingAmber and off. */
export const SIGNAL_STATE = { off: 0, red: 1, redAmber: 2, green: 3, amber: 4, flashingAmber: 5 } as const;
export type SignalState = (typeof SIGNAL_STATE)[keyof typeof SIGNAL_STATE];

/** Whether a signal is switched off or flashes amber: signs and priority hold then (Vienna Convention, article 23). */
export function isOutOfUse(state: number): boolean {
  return state === SIGNAL_STATE.off || state === SIGNAL_STATE.flashingAmber;
}

/** True state of every signal, by index in RoadMap.signals. */
export interface SignalsTruth {
  state: Uint8Array;
}

/** State of the signals as the driver knows it, by index in RoadMap.signals. */
export interface SignalView {
  /** 'truth' until the network reads lamps. */
  source: 'truth' | 'cnn';
  state: Uint8Array;
}
