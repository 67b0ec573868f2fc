import { RandomStream } from '../../core/random.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { lateAfternoon } from './atmosphere.ts';
import { buildBridges } from './bridge-mesh.ts';
import { ChunkGrid } from './chunk-grid.ts';
import { withFootways } from './continued-footways.ts';
import type { SectionRules } from './cross-section.ts';
import { furnish } from './furnish.ts';
import { GroundHeight } from './ground-height.ts';
import { buildHorizon } from './horizon-mesh.ts';
import { joinedJunctions } from './joined-junctions.ts';
import { buildJunctionFill } from './junction-fill.ts';
import type { Mesh, Scenery } from './mesh.ts';
import { buildModels } from './models/build-models.ts';
import { PavedNotes } from './note-paved.ts';
import { buildBorders } from './objects/object-borders.ts';
import { buildOpenLand } from './open-land.ts';
import { PaintLayer } from './paint-layer.ts';
import { paintObjects } from './paint-objects.ts';
import { paintSignals, roadMarkKind } from './paint-signals.ts';
import type { Colour } from './palette.ts';
import { paintParkingBays } from './parking-bays.ts';
import { PavedArea } from './paved-area.ts';
import { raisedSpans } from './raised-spans.ts';
import { RegionalHeight } from './regional-height.ts';
import { coverOf } from './road-cover.ts';
import { asphaltTint, buildSection, type RoadSite } from './road-mesh.ts';
import { sectionRulesOf } from './section-rules.ts';
import { sightOver } from './sight.ts';
import { buildSkirts } from './skirt-mesh.ts';
import { stopBandsOf } from './stop-bands.ts';
import { buildTerrain, terrainExtent } from './terrain-mesh.ts';
import { TownSite } from './town-site.ts';
import { buildTunnels } from './tunnel-mesh.ts';
import { paintTurnArrows } from './turn-arrows.ts';
import { buildVerges, type VergeRims } from './verge-mesh.ts';

/** What is around the ground: near hills, as one sees them from a street, or open country, for eyes high above it. */
export type Surroundings = 'valley' | 'open';

/** Dresses a map: roads with their markings, ground, houses, trees, street furniture, sky. Same seed, same town. */
export function buildScenery(map: RoadMap, seed: number, surroundings: Surroundings = 'valley'): Scenery {
  const chunks = new ChunkGrid();
  const paved = new PavedArea();
  const cover = coverOf(map.document.roads);
  const roads = withFootways(map.document, cover);
  const rules = sectionRulesOf(map.document);
  const raised = roads.map((road) => raisedSpans(road, cover));
  const surfaces = {
    random: new RandomStream(seed, 'scenery roads'),
    chunks,
    paved,
    cover,
    raised,
    inJunction: roads.map(({ junction }) => junction >= 0),
  };
  const rims = buildRoads(map, roads, rules, surfaces);

  paintRoads(map, new PaintLayer(cover, chunks, new RandomStream(seed, 'scenery paint')), chunks);

  const random = new RandomStream(seed, 'scenery');
  const ground = new GroundHeight(paved, new RegionalHeight(roads), seed);
  for (let i = 0; i < paved.surface.length; i += 3) {
    ground.pressUnder(paved.surface[i], paved.surface[i + 1], paved.surface[i + 2]);
  }
  const extent = terrainExtent(map.bounds, paved);
  buildTerrain(extent, ground, paved, random, chunks);
  buildSkirts(rims, ground, chunks);
  for (const road of roads) {
    buildBridges(road, rules[road.index], surfaces, ground);
    buildTunnels(road, rules[road.index], surfaces);
  }
  const site = new TownSite(paved, cover, ground, chunks);
  furnish(map, extent, seed, site, random);

  const models = buildModels();
  const built = chunks.build();
  const around =
    surroundings === 'open' ? buildOpenLand(extent, ground, lowest(built), seed) : buildHorizon(extent, ground, random);
  return {
    chunks: [...built, ...around],
    models,
    egoModel: models.findIndex(({ name }) => name === 'ego'),
    solids: site.solids,
    lamps: site.lamps,
    atmosphere: lateAfternoon(seed),
    sight: sightOver(map.bounds),
  };
}

/** All roads, then what is between the lanes of junctions, then the verges, which keep off both; gives their rims. */
function buildRoads(map: RoadMap, roads: readonly Road[], rules: readonly SectionRules[], site: RoadSite): VergeRims {
  const { random } = site;
  const tints: Colour[] = map.document.junctions.map(() => asphaltTint(random));
  const joined = joinedJunctions(map.document);
  const bands = stopBandsOf(map);
  for (const road of roads) {
    const own = road.junction >= 0 ? null : asphaltTint(random);
    const place = joined.of(road);
    const asphalt = place < 0 ? own! : tints[place];
    const notes = new PavedNotes(site.paved);
    const across = bands.get(road.index) ?? [];
    road.laneSections.forEach((section, index) => {
      if (site.chunks.isFull) return;
      const bandsHere = across.filter((band) => band.section === index);
      buildSection(road, section, rules[road.index], bandsHere, asphalt, notes, site);
    });
    notes.finish();
  }
  const connecting: Road[][] = map.junctions.map(() => []);
  for (const road of map.document.roads) if (road.junction >= 0) connecting[road.junction].push(road);
  for (const junction of map.junctions) {
    buildJunctionFill(map, junction, connecting[junction.index], tints[joined.first[junction.index]], site);
  }
  const rims: VergeRims = [];
  for (const road of roads) {
    if (site.chunks.isFull) break;
    for (const section of road.laneSections) buildVerges(road, section, rules[road.index], site, rims);
  }
  return rims;
}

/** What is painted across lanes and beside them. */
function paintRoads(map: RoadMap, paint: PaintLayer, chunks: ChunkGrid): void {
  const { roads } = map.document;
  for (const road of roads) {
    paintObjects(road, paint);
    paintParkingBays(road, paint);
  }
  // A file with arrows of its own has them where it wants them.
  if (!roads.some(hasArrows)) paintTurnArrows(map, paint);
  const bands = stopBandsOf(map);
  for (const road of roads) {
    paintSignals(map, road, bands.get(road.index) ?? [], paint);
    buildBorders(road, chunks, paint);
  }
}

function hasArrows({ objects, signals }: Road): boolean {
  return (
    signals.some((signal) => roadMarkKind(signal) === 'arrow') ||
    objects.some(({ type, name, subtype }) => type === 'roadMark' && /arrow/i.test(`${name} ${subtype}`))
  );
}

/** The lowest height of all [m]. */
function lowest(meshes: readonly Mesh[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { positions } of meshes) {
    for (let i = 2; i < positions.length; i += 3) least = Math.min(least, positions[i]);
  }
  return Number.isFinite(least) ? least : 0;
}
