/*
 * What a scene's storyboard tells the world and the sensors. Actors are meant by ActorsTruth.id: the ego is 1, and takes
 * no orders; the scene's vehicles are 2 and on, in its order, then its people. An order of a kind takes the place of the
 * last one of that kind for that actor; of orders for one actor in one message the later wins.
 */

/** Wished speed from now on: the vehicle stays on its lane and, unless it is reckless, behind its leader and at its lights. */
export interface SpeedOrder {
  readonly kind: 'speed';
  readonly actor: number;
  /** [m/s] */
  readonly speed: number;
  /** Greatest on the way to that speed, up and down, above 0 [m/s^2]; Infinity: at once. */
  readonly acceleration: number;
  /** Looks at nobody ahead. */
  readonly reckless: boolean;
}

/** Brakes whatever is before or behind it, down to a speed, which it then keeps as a speed order would. */
export interface BrakeOrder {
  readonly kind: 'brake';
  readonly actor: number;
  /** Above 0 [m/s^2]. */
  readonly deceleration: number;
  /** [m/s] */
  readonly to: number;
}

/** Drives or walks again as it did before all orders, from where it is; its lights and its obedience too. */
export interface ResumeOrder {
  readonly kind: 'resume';
  readonly actor: number;
}

/** Moves to the next lane of that side, whether or not there is room; of no effect where there is no lane. */
export interface LaneOrder {
  readonly kind: 'lane';
  readonly actor: number;
  readonly side: 'left' | 'right';
  /** From lane centre to lane centre, above 0 [s]. */
  readonly seconds: number;
}

/** Leaves the lanes and follows a polyline with the middle of its box; stands at its end until told otherwise. */
export interface PathOrder {
  readonly kind: 'path';
  readonly actor: number;
  /** At least one point, map frame [m]; from its own place it goes to the first. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** With which it comes to each point [m/s]; index-aligned. 0 at the last to stop there, else it stops abruptly. */
  readonly speed: Float64Array;
  readonly backwards: boolean;
  /** Stops before what is in its way, and goes on when it is free; minds nothing if left out. */
  readonly careful?: boolean;
}

/** A person leaves what it does and walks straight from point to point, looking at no light; stands at the last. */
export interface WalkOrder {
  readonly kind: 'walk';
  readonly actor: number;
  /** At least one point, map frame [m]; index-aligned. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [m/s] */
  readonly speed: number;
}

/** Appears where the scene says that it starts; an actor that a storyboard spawns is not there before. */
export interface SpawnOrder {
  readonly kind: 'spawn';
  readonly actor: number;
}

/** Is no more there. */
export interface RemoveOrder {
  readonly kind: 'remove';
  readonly actor: number;
}

/** Lights beside those that it shows by itself. */
export interface LightsOrder {
  readonly kind: 'lights';
  readonly actor: number;
  /** Bits of LIGHT: left and right for hazard lights, blue for a beacon; 0 for none. */
  readonly lights: number;
}

/** Whether a vehicle heeds red lights, stop signs and priority. */
export interface ObeyOrder {
  readonly kind: 'obey';
  readonly actor: number;
  readonly signals: boolean;
}

/** The weather turns. */
export interface WeatherOrder {
  readonly kind: 'weather';
  /** Index among the weathers of the storyboard, in its order. */
  readonly index: number;
  /** Time that it takes, 0: at once [s]. */
  readonly seconds: number;
}

/** A fault of a sensor begins or ends. */
export interface FaultOrder {
  readonly kind: 'fault';
  /** Index among the faults of the scene, behind them those of the storyboard in its order. */
  readonly index: number;
  readonly active: boolean;
}

/** To one actor. */
export type ActorOrder =
  | SpeedOrder
  | BrakeOrder
  | ResumeOrder
  | LaneOrder
  | PathOrder
  | WalkOrder
  | SpawnOrder
  | RemoveOrder
  | LightsOrder
  | ObeyOrder;

export type StoryOrder = ActorOrder | WeatherOrder | FaultOrder;

/** What a storyboard does at a tick; published only where there is something. */
export interface StoryTruth {
  /** Events that fired at this tick: indices into the scene's storyboard, rising. */
  fired: Int32Array;
  /** In the order in which they are to be carried out. */
  orders: StoryOrder[];
}
