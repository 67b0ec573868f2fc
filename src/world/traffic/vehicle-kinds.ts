/** What a kind of vehicle can do. Sizes are those of its models, unless a scene says otherwise. */
export interface VehicleKind {
  readonly name: string;
  /** Names of the models that it is drawn with, each as likely. */
  readonly models: readonly string[];
  /** Greatest speed, by law or by engine [m/s]. */
  readonly maxSpeed: number;
  /** Greatest acceleration, at low speed [m/s^2]: drivers who wish for more get this. */
  readonly acceleration: number;
  /** Hardest braking [m/s^2]: what its brakes or its passengers allow. */
  readonly deceleration: number;
  /** Engine power at the wheels over mass [W/kg]: no more than this over the speed is left to accelerate with. */
  readonly power: number;
  /** Colours of its body, 0xRRGGBB; those of cars where left out. */
  readonly colors?: readonly number[];
}

const KM_H = 1 / 3.6;

/**
 * All kinds. Greatest accelerations and speeds: SUMO's defaults by vehicle class (DLR, "Vehicle Type Parameter Defaults"),
 * less where law or passengers ask for it: lorries 90 km/h by limiter (EU 92/6/EEC) and buses 100 km/h (StVO, section 18);
 * standing passengers accept about 1.2 m/s^2 (Hoberock 1977, J. Dyn. Sys. 99, 76). Braking: UN Regulation 13-H asks 6.43 m/s^2
 * of cars and reaches 8 on dry roads, Regulation 13 asks 5.0 of lorries and buses; lamps and siren do not brake better. Power at
 * the wheels is 85 % of the engine's, of: car 92 kW, 1.4 t; van 110 kW, 3 t; box lorry 160 kW, 10 t; city bus 220 kW, 17 t;
 * ambulance 130 kW, 3.5 t; motorcycle
 * 35 kW, 270 kg with its rider; cyclists give 200 W and weigh 90 kg. Two wheels brake as hard as they do not tip over: bicycles
 * 3 m/s^2 and more (EN ISO 4210-2 asks for 3.4), motorcycles 7.
 */
export const VEHICLE_KINDS: readonly VehicleKind[] = [
  {
    name: 'car',
    models: ['hatch', 'sedan', 'estate'],
    maxSpeed: 180 * KM_H,
    acceleration: 2.6,
    deceleration: 8,
    power: 56,
  },
  { name: 'van', models: ['van'], maxSpeed: 160 * KM_H, acceleration: 2.2, deceleration: 7.5, power: 31 },
  { name: 'truck', models: ['truck'], maxSpeed: 90 * KM_H, acceleration: 1.1, deceleration: 6, power: 13.6 },
  {
    name: 'bus',
    models: ['bus'],
    maxSpeed: 100 * KM_H,
    acceleration: 1.2,
    deceleration: 6,
    power: 11,
    colors: [0xb8141c, 0xe8b420, 0x1c5fa8, 0xdfe3e6, 0x2f7d4a],
  },
  {
    name: 'emergency',
    models: ['ambulance'],
    maxSpeed: 160 * KM_H,
    acceleration: 2.6,
    deceleration: 7.5,
    power: 31.5,
    colors: [0xc9e11a, 0xf07820],
  },
  {
    name: 'motorcycle',
    models: ['motorcycle'],
    maxSpeed: 180 * KM_H,
    acceleration: 3.5,
    deceleration: 7,
    power: 110,
  },
  { name: 'bicycle', models: ['bicycle'], maxSpeed: 20 * KM_H, acceleration: 1.2, deceleration: 3, power: 2.2 },
];

export const KIND_NAMES: readonly string[] = VEHICLE_KINDS.map(({ name }) => name);

/** The kind that wears a model, in `kinds`; the first of them where none does. */
export function kindOfModel(kinds: readonly VehicleKind[], model: string): VehicleKind {
  return kinds.find(({ models }) => models.includes(model)) ?? kinds[0];
}
