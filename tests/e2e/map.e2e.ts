import { expect, type FileChooser, test } from '@playwright/test';
import { firstTown } from '../../src/map/authoring/first-town.ts';
import { openDriveXml } from '../../src/map/authoring/opendrive-writer.ts';
import { lanesOfSide, laneWidth, sectionAt } from '../../src/map/lane-geometry.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { firstTownText } from '../map-fixture.ts';
import { colorCount, difference } from './app-page.ts';
import { MapPage } from './map-page.ts';

/** A town that nobody has seen: the first one, elsewhere and under another name. */
function foreignMap(): string {
  const town = firstTown();
  const roads = town.roads.map((road) => ({
    ...road,
    planView: road.planView.map((element) => ({ ...element, x: element.x + 1000 })),
  }));
  return openDriveXml({ ...town, name: 'elsewhere', roads });
}

test.describe('the map page', () => {
  test('is empty at first, and says what it is for', async ({ page }) => {
    const app = new MapPage(page);
    await page.goto('./#map');
    await expect(page.getByRole('heading', { name: 'Open a map' })).toBeVisible();
    await page.getByRole('button', { name: 'First town' }).click();
    await expect(app.canvas).toBeVisible();
    await expect(page).toHaveURL(/#map=first-town/);
    await page.getByRole('link', { name: 'Drive', exact: true }).click();
    await expect(app.play).toBeEnabled();
    await page.goBack();
    await expect(app.canvas).toBeVisible();
    expect(app.errors).toEqual([]);
  });

  test('shows a map, and what is laid over it', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('first-town.xodr');
    const before = await app.atRest(app.map);
    await page.getByRole('checkbox', { name: 'Lanes by type' }).click();
    await expect.poll(async () => difference(before, await app.pixels(app.map))).toBeGreaterThan(1);
    await page.keyboard.press('t');
    await expect.poll(async () => difference(before, await app.pixels(app.map))).toBeGreaterThan(5);
    expect(app.errors).toEqual([]);
  });

  test('reads the place under the pointer as the map says it is, and pins its lane', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    const whole = await app.atRest(app.map);
    await page.getByRole('combobox', { name: 'Find' }).fill('junction 100');
    await page.keyboard.press('Enter');
    await expect(async () => expect(difference(whole, await app.atRest(app.map))).toBeGreaterThan(3)).toPass();
    const { across, down, place } = await app.findDriving();
    const { map } = loadRoadMap(firstTownText(), 'first-town');
    const road = map?.document.roads.find(({ id }) => id === place.roadId);
    if (road === undefined) throw new Error(`the map has no road ${place.roadId}`);
    const point = { x: 0, y: 0, z: 0, heading: 0 };
    roadPoint(road, place.s, place.t, point);
    expect(point.x).toBeCloseTo(place.x, 2);
    expect(point.y).toBeCloseTo(place.y, 2);
    expect(Math.abs(point.z - place.z)).toBeLessThan(0.1);
    const section = road.laneSections[sectionAt(road, place.s)];
    const lane = lanesOfSide(section, place.laneId)[Math.abs(place.laneId) - 1];
    expect(laneWidth(lane, place.s)).toBeCloseTo(place.width, 3);

    const box = await app.map.boundingBox();
    await page.mouse.click((box?.x ?? 0) + across * (box?.width ?? 0), (box?.y ?? 0) + down * (box?.height ?? 0));
    const panel = page.getByRole('region', { name: 'Lane', exact: true });
    await expect(panel).toContainText(`Road ${place.roadId}, lane ${place.laneId}`);
    await panel.getByRole('button').nth(1).click();
    await expect(panel).not.toContainText(`Road ${place.roadId}, lane`);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    expect(app.errors).toEqual([]);
  });

  test('finds a lane by road and id, and a link leads back to the view', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    const { map } = loadRoadMap(firstTownText(), 'first-town');
    const lane = map?.lanes.find(({ successors, junction }) => junction < 0 && successors.length > 1);
    if (map === null || lane === undefined) throw new Error('the map has no lane that parts');
    await page.getByRole('combobox', { name: 'Find' }).fill(lane.key);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'Lane', exact: true });
    await expect(panel).toContainText(`Road ${map.document.roads[lane.road].id}, lane ${lane.id}`);
    for (const next of lane.successors) {
      await expect(panel.getByRole('button', { name: map.lanes[next].key, exact: true })).toBeVisible();
    }
    await expect(page).toHaveURL(/&at=.*&look=/);
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await expect(app.canvas).toBeVisible();
    await expect(page).toHaveURL(address);
    expect(app.errors).toEqual([]);
  });

  test('hints at the lane under the pointer and where it leads', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    await app.atRest(app.map);
    const { place } = await app.findDriving();
    expect(place.section).toBeGreaterThanOrEqual(0);
    await expect(app.readout).toContainText(`road ${place.roadId}`);
    await expect(app.readout).toContainText(`section ${place.section}`);
    await expect(app.map.locator('canvas.map-labels')).toBeVisible();
    expect(app.errors).toEqual([]);
  });

  test('keeps its layers out of the way of a small window', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    const app = new MapPage(page);
    await app.openMap('first-town');
    const layers = page.getByRole('complementary', { name: 'Layers' });
    await expect(layers).toHaveCount(0);
    await page.keyboard.press('[');
    await expect(layers).toBeVisible();
    const [whole, part] = [await app.map.boundingBox(), await layers.boundingBox()];
    if (whole === null || part === null) throw new Error('there is no map');
    expect(part.width * part.height).toBeLessThan(0.4 * whole.width * whole.height);
    expect(app.errors).toEqual([]);
  });

  test('measures between two clicks', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    await app.atRest(app.map);
    await page.keyboard.press('m');
    const box = await app.map.boundingBox();
    if (box === null) throw new Error('the map is not in the page');
    const first = await app.pointAt(0.4, 0.6);
    await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.6 * box.height);
    const second = await app.pointAt(0.6, 0.7);
    await page.mouse.click(box.x + 0.6 * box.width, box.y + 0.7 * box.height);
    if (first === null || second === null) throw new Error('there is no ground');
    const length = Math.hypot(second.x - first.x, second.y - first.y);
    await expect(page.getByTestId('measure')).toContainText(`level ${length.toFixed(2)} m`);
    expect(app.errors).toEqual([]);
  });

  test('lists every problem of a broken file that is dropped, with its line', async ({ page }) => {
    const app = new MapPage(page);
    await page.goto('./#map');
    await app.drop('broken.xodr', firstTownText().replace('</planView>', '</planVeiw>'));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('broken.xodr cannot be used as it is');
    await expect(alert).toContainText('planVeiw');
    await expect(alert.getByRole('listitem').first()).toContainText(/\d+/);
    expect(app.errors).toEqual([]);
  });

  test('shows a valid file from elsewhere that is dropped', async ({ page }) => {
    const app = new MapPage(page);
    await app.openMap('first-town');
    await app.drop('elsewhere.xodr', foreignMap());
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('elsewhere');
    await expect(app.canvas).toBeVisible();
    let across = 0.5;
    await expect(async () => {
      await app.atRest(app.map);
      across += 0.01;
      const place = await app.pointAt(across, 0.55);
      expect(place?.x).toBeGreaterThan(900);
    }).toPass();
    await expect(page).toHaveURL(/#map$/);
    expect(app.errors).toEqual([]);
  });

  test('takes a file by the picker', async ({ page }) => {
    const app = new MapPage(page);
    await page.goto('./#map');
    await expect(page.getByRole('heading', { name: 'Open a map' })).toBeVisible();
    let chooser: FileChooser | null = null;
    page.on('filechooser', (opened) => {
      chooser = opened;
    });
    // The page may have been drawn a moment before it listens to keys.
    await expect(async () => {
      await page.keyboard.press('Control+o');
      await expect.poll(() => chooser, { timeout: 2000 }).not.toBeNull();
    }).toPass();
    await (chooser as unknown as FileChooser).setFiles({
      name: 'picked.xodr',
      mimeType: 'application/xml',
      buffer: Buffer.from(foreignMap()),
    });
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('picked.xodr');
    expect(app.errors).toEqual([]);
  });
});

test.describe('the map page without WebGL', () => {
  test('says so kindly, and shows the lanes from above with all their facts', async ({ page }) => {
    await page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
      } as typeof getContext;
    });
    const app = new MapPage(page);
    await page.goto('./#map=first-town');
    await expect(page.getByRole('status')).toContainText('does not offer WebGL 2');
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('first-town.xodr');
    await page.getByRole('button', { name: 'Close' }).click();
    const flat = page.getByRole('img', { name: 'Lanes of the map by type' });
    expect(colorCount(await app.pixels(flat))).toBeGreaterThan(3);
    const { across, down } = await app.findDriving(flat);
    const box = await flat.boundingBox();
    await page.mouse.click((box?.x ?? 0) + across * (box?.width ?? 0), (box?.y ?? 0) + down * (box?.height ?? 0));
    await expect(page.getByRole('region', { name: 'Lane', exact: true })).toContainText('lane');
    expect(app.errors).toEqual([]);
  });
});
