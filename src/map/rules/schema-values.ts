/*
 * What attributes may say, over all revisions: a value that one of them has is none that a file is blamed for.
 */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

export const BOOLEANS: readonly string[] = ['true', 'false', '1', '0'];

/** Of `dynamic`; since 1.8.1 it may be a boolean, too. */
export const YES_NO: readonly string[] = ['yes', 'no', ...BOOLEANS];

/** Lane types [11.7], with those that are deprecated. */
export const LANE_TYPES = words(`
  none driving stop shoulder biking sidewalk border restricted parking bidirectional median special1 special2 special3
  roadWorks tram rail entry exit offRamp onRamp connectingRamp bus taxi HOV mwyEntry mwyExit curb shared walking slipLane
  turn`);

/** Types of roads [10.6]. */
export const ROAD_TYPES = words(`
  unknown rural motorway town lowSpeed pedestrian bicycle townExpressway townCollector townArterial townPrivate townLocal
  townPlayStreet`);

/** Types of objects [13], with those that are deprecated, and -1 for none as some tools write it. */
export const OBJECT_TYPES = words(`
  none obstacle car pole tree vegetation barrier building parkingSpace patch railing trafficIsland crosswalk streetLamp
  gantry soundBarrier truck van bus trailer bike motorbike tram train pedestrian wind roadMark roadSurface -1`);

/** Whom the access to a lane may be about [11.8]. */
export const ACCESS_USERS = words(`
  simulator autonomousTraffic pedestrian passengerCar bus delivery emergency taxi throughTraffic truck bicycle motorcycle
  none trucks HOV`);

export const PARKING_ACCESS = words('all car women handicapped bus truck electric residents');
export const BORDER_TYPES = words('concrete curb paint');
export const BRIDGE_TYPES = words('concrete steel brick wood');
export const TUNNEL_TYPES = words('standard underpass');
export const GROUP_TYPES = words('roundabout unknown complexJunction highwayInterchange');
