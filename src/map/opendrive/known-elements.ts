/** What becomes of an element: it steers driving, is only drawn, only kept in the document, or ignored. */
export type Use = 'driven' | 'drawn' | 'kept' | 'ignored';

/** An element of OpenDRIVE 1.1 to 1.8 at its place in the tree. */
export interface KnownElement {
  readonly use: Use;
  /** Attributes that are read, and those that are known but ignored. */
  readonly read: readonly string[];
  readonly unread: readonly string[];
  /** Null where what is inside is passed over. */
  readonly children: Readonly<Record<string, KnownElement>> | null;
}

/** May stand inside any element [6.3, 6.4, 6.6]. */
export const ANYWHERE: readonly string[] = ['userData', 'include', 'dataQuality'];

const IGNORED: KnownElement = { use: 'ignored', read: [], unread: [], children: null };

/** `attributes` are separated by blanks; those after a bar are ignored. */
function element(use: Use, attributes = '', children: Readonly<Record<string, KnownElement>> = {}): KnownElement {
  const [read, unread = ''] = attributes.split('|').map((part) => part.trim());
  const names = (list: string) => (list === '' ? [] : list.split(/\s+/));
  return { use, read: names(read), unread: names(unread), children };
}

const cubic = element('driven', 's a b c d');
const offsetCubic = element('driven', 'sOffset a b c d');
const validity = element('driven', 'fromLane toLane | layer');
const keptValidity = element('kept', 'fromLane toLane | layer');
const LINK = 'elementType elementId contactPoint elementS elementDir';
const roadLink = element('driven', LINK);
const keptLink = element('kept', LINK);
const coefficients = element('driven', '', { coefficients: cubic });
const cornerReference = element('drawn', 'id');
const markLine = 'length tOffset sOffset width rule';

const header = element(
  'kept',
  'revMajor revMinor name vendor date | version north south east west maxRoad maxJunc maxPrg',
  {
    geoReference: element('kept'),
    offset: element('kept', 'x y z hdg'),
    license: IGNORED,
    defaultRegulations: IGNORED,
  },
);

const lane = element(
  'driven',
  'id type level direction | advisory dynamicLaneDirection dynamicLaneType roadWorks status',
  {
    link: element('driven', '', { predecessor: element('driven', 'id'), successor: element('driven', 'id') }),
    width: offsetCubic,
    border: offsetCubic,
    roadMark: element('driven', 'sOffset type color weight width height laneChange | material', {
      type: element('drawn', 'width | name', { line: element('drawn', `${markLine} space color`) }),
      explicit: element('drawn', '', { line: element('drawn', markLine) }),
      sway: element('drawn', 'ds a b c d'),
    }),
    speed: element('driven', 'sOffset max unit'),
    access: element('driven', 'sOffset rule restriction', { restriction: element('driven', 'type') }),
    height: element('driven', 'sOffset inner outer'),
    material: element('kept', 'sOffset surface friction | roughness'),
    visibility: IGNORED,
    rule: IGNORED,
  },
);

const lanes = element('driven', '', {
  laneOffset: cubic,
  laneSection: element('driven', 's singleSide', {
    left: element('driven', '', { lane }),
    center: element('driven', '', { lane }),
    right: element('driven', '', { lane }),
  }),
});

const outline = element('drawn', 'id outer closed laneType | fillType', {
  cornerRoad: element('drawn', 'id s t dz height'),
  cornerLocal: element('drawn', 'id u v z height'),
});

const structure = element('drawn', 'id name s length type | lighting daylight', { validity: keptValidity });

const objects = element('drawn', '', {
  object: element(
    'drawn',
    'id type subtype name s t zOffset hdg pitch roll length width height radius orientation dynamic perpToRoad validLength | temporary',
    {
      repeat: element(
        'drawn',
        's length distance tStart tEnd widthStart widthEnd heightStart heightEnd zOffsetStart zOffsetEnd lengthStart lengthEnd radiusStart radiusEnd | detachFromReferenceLine',
      ),
      outline,
      outlines: element('drawn', '', { outline }),
      parkingSpace: element('driven', 'access restrictions', { marking: IGNORED }),
      markings: element('drawn', '', {
        marking: element('drawn', 'side color weight width zOffset lineLength spaceLength startOffset stopOffset', {
          cornerReference,
        }),
      }),
      borders: element('drawn', '', {
        border: element('drawn', 'outlineId type width useCompleteOutline', { cornerReference }),
      }),
      material: element('kept', 'surface friction | roughness roadMarkColor'),
      validity,
      skeleton: IGNORED,
      surface: IGNORED,
    },
  ),
  objectReference: element('kept', 'id s t zOffset validLength orientation', { validity: keptValidity }),
  tunnel: structure,
  bridge: structure,
});

const signals = element('driven', '', {
  signal: element(
    'driven',
    's t id name dynamic orientation zOffset hOffset pitch roll country type subtype value unit text width height | countryRevision length temporary',
    {
      validity,
      dependency: element('driven', 'id type'),
      reference: element('kept', 'elementType elementId type'),
      positionRoad: element('drawn', 'roadId s t zOffset hOffset pitch roll'),
      positionInertial: element('drawn', 'x y z hdg pitch roll'),
      staticBoard: IGNORED,
      vmsBoard: IGNORED,
      vmsGroup: IGNORED,
      semantics: IGNORED,
    },
  ),
  signalReference: element('driven', 's t id orientation', { validity }),
  vmsGroup: IGNORED,
});

const road = element('driven', 'name length id junction rule', {
  link: element('driven', '', { predecessor: roadLink, successor: roadLink, neighbor: IGNORED }),
  type: element('driven', 's type country', { speed: element('driven', 'max unit') }),
  planView: element('driven', '', {
    geometry: element('driven', 's x y hdg length', {
      line: element('driven'),
      spiral: element('driven', 'curvStart curvEnd'),
      arc: element('driven', 'curvature'),
      poly3: element('driven', 'a b c d'),
      paramPoly3: element('driven', 'aU bU cU dU aV bV cV dV pRange'),
    }),
  }),
  elevationProfile: element('driven', '', { elevation: cubic }),
  lateralProfile: element('driven', '', {
    superelevation: cubic,
    shape: element('driven', 's t a b c d'),
    crossSectionSurface: element('driven', '', {
      tOffset: coefficients,
      surfaceStrips: element('driven', '', {
        strip: element('driven', 'id mode', {
          width: coefficients,
          constant: coefficients,
          linear: coefficients,
          quadratic: coefficients,
          cubic: coefficients,
        }),
      }),
    }),
    crossfall: element('driven', 'side s a b c d'),
  }),
  lanes,
  objects,
  signals,
  surface: IGNORED,
  railroad: { use: 'kept', read: [], unread: [], children: null },
});

const laneLinkEnd = element('kept', 's from to');

const junction = element('driven', 'id name type mainRoad sStart sEnd orientation', {
  connection: element('driven', 'id type incomingRoad connectingRoad linkedRoad contactPoint', {
    predecessor: keptLink,
    successor: keptLink,
    laneLink: element('driven', 'from to | overlapZone'),
  }),
  priority: element('kept', 'high low'),
  controller: element('driven', 'id | type sequence'),
  roadSection: element('kept', 'roadId sStart sEnd | id'),
  crossPath: element('kept', 'id crossingRoad roadAtStart roadAtEnd', {
    startLaneLink: laneLinkEnd,
    endLaneLink: laneLinkEnd,
  }),
  surface: IGNORED,
  boundary: IGNORED,
  elevationGrid: IGNORED,
  planView: IGNORED,
  objects: IGNORED,
});

/** The root, and below it all that the standard knows. */
export const OPEN_DRIVE: KnownElement = element('driven', '', {
  header,
  road,
  junction,
  junctionGroup: element('kept', 'id name type', { junctionReference: element('kept', 'junction') }),
  controller: element('driven', 'id name sequence', { control: element('driven', 'signalId type') }),
  station: IGNORED,
});

/** The groups that the documentation tells apart, by the element that each begins with. */
export const GROUPS: Readonly<Record<string, KnownElement>> = {
  OpenDRIVE: OPEN_DRIVE,
  header,
  road,
  lanes,
  objects,
  signals,
  junction,
};
