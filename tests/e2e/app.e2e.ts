import { expect, test } from '@playwright/test';
import { hashByCommandLine } from './app-command-line.ts';
import { AppPage, colorCount, difference } from './app-page.ts';

const NETWORK = '#scene=first-drive&perception=cnn';

test.describe('the app', () => {
  test('drives: the picture moves, pause holds it, a step is one tick, restart goes back', async ({ page }) => {
    const app = new AppPage(page);
    await app.open(NETWORK);
    const before = await app.pixels(app.world);
    expect(colorCount(before)).toBeGreaterThan(20);

    await app.play.click();
    await expect.poll(() => app.tick()).toBeGreaterThan(300);
    expect(await app.speed()).toBeGreaterThan(1);
    await app.button('Pause').click();
    await expect(app.button('Play')).toBeVisible();
    await expect.poll(async () => difference(before, await app.pixels(app.world))).toBeGreaterThan(3);

    const paused = await app.tick();
    await page.waitForTimeout(1000);
    expect(await app.tick()).toBe(paused);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => app.tick()).toBe(paused + 1);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => app.tick()).toBe(paused);

    await page.keyboard.press('r');
    await expect.poll(() => app.tick()).toBe(1);
    expect(app.errors).toEqual([]);
  });

  test('shows the picture of the camera, the mask over it, and the decision in words', async ({ page }) => {
    const app = new AppPage(page);
    await app.open(NETWORK);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => app.tick()).toBe(11);
    const camera = page.locator('.camera-stack');
    await app.choice('Picture').click();
    const picture = await app.pixels(camera);
    expect(colorCount(picture)).toBeGreaterThan(15);
    await app.choice('Mask').click();
    const mask = await app.pixels(camera);
    expect(difference(picture, mask)).toBeGreaterThan(10);
    await expect(page.getByRole('list', { name: 'Classes in the picture' })).toContainText('road');
    await expect(page.getByRole('region', { name: 'Decision', exact: true })).toContainText('Cruise');
    expect(app.errors).toEqual([]);
  });

  test('ends with a verdict and a hash, and drives again to the same', async ({ page }) => {
    const app = new AppPage(page);
    await app.shorten(3);
    await app.open();
    await app.choice('max').click();
    await app.play.click();
    await expect(app.hash).toHaveText(/^[0-9a-f]{16}$/);
    const first = await app.hash.textContent();
    expect(await app.tick()).toBe(300);
    await expect(page.getByRole('list', { name: 'Not met' })).toContainText('goal');
    await app.button('Drive again').click();
    await expect(app.hash).toHaveCount(0);
    await app.play.click();
    await expect(app.hash).toHaveText(first ?? '');

    await page.getByTestId('seed').fill('2');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/seed=2/);
    await expect.poll(() => app.tick()).toBe(1);
    await app.play.click();
    await expect(app.hash).toHaveText(/^[0-9a-f]{16}$/);
    expect(await app.hash.textContent()).not.toBe(first);
    expect(app.errors).toEqual([]);
  });

  test('prints the hash that the command line prints, with the network in the loop', async ({ page }) => {
    const app = new AppPage(page);
    await app.shorten(4);
    await app.open(NETWORK);
    await app.choice('max').click();
    await app.play.click();
    await expect(app.hash).toHaveText(await hashByCommandLine(4));
  });

  test('drives by a planner that is written in the page: the hash of the command line, mistakes at their line', async ({
    page,
  }) => {
    const app = new AppPage(page);
    await app.shorten(3);
    await app.open();
    await page.keyboard.press('p');
    const panel = page.getByRole('region', { name: 'Your planner' });
    expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    const report = page.getByTestId('planner-report');
    await page.getByTestId('planner-drive').click();
    await expect(report).toContainText('Drives');
    await expect(page.getByTestId('planner')).toHaveValue('own');
    await app.choice('max').click();
    await app.play.click();
    const flags = ['--perception', 'oracle', '--planner', 'planners/starter.ts'];
    await expect(app.hash).toHaveText(await hashByCommandLine(3, flags));

    // The address carries it.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await expect(page.getByTestId('planner')).toHaveValue('own');
    await expect.poll(() => app.tick()).toBe(1);
    await page.keyboard.press('p');

    await page.getByTestId('planner-text').locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('const = 1;\n');
    await page.keyboard.press('Control+Enter');
    await expect(report).toContainText('Line 1: SyntaxError');
    await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
    expect(app.errors).toEqual([]);
  });

  test('looks from four places, in the dark and in the light', async ({ page }) => {
    const app = new AppPage(page);
    await app.open();
    const bar = page.getByRole('banner');
    for (const width of [1920, 1440, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      // Nothing of the bar is cut off, and where people mostly look it takes one row.
      expect(await bar.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), `${width}`).toBe(0);
      if (width >= 1280) expect(await bar.evaluate(({ clientHeight }) => clientHeight), `${width}`).toBeLessThan(50);
    }
    const seen: number[][] = [];
    for (const name of ['Chase', 'Driver', 'Top', 'Free']) {
      await app.choice(name).click();
      // Each is unlike all before it.
      await expect(async () => {
        const view = await app.atRest(app.world);
        for (const other of seen) expect(difference(view, other)).toBeGreaterThan(8);
        seen.push(view);
      }).toPass();
    }
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(13, 17, 23)');
    await app.button('Theme: dark').click();
    await expect.poll(ground).toBe('rgb(247, 249, 251)');
    expect(app.errors).toEqual([]);
  });

  test('drives in the weather that one chooses, and the address keeps it', async ({ page }) => {
    const app = new AppPage(page);
    await app.open();
    const chip = page.getByTestId('weather-chip');
    await expect(chip).toContainText('Fair, late afternoon');
    const fair = await app.pixels(app.world);
    await page.getByTestId('weather').selectOption('night');
    await expect(chip).toContainText('Night');
    await expect(page).toHaveURL(/weather=night/);
    await expect.poll(() => app.tick()).toBe(1);
    await expect.poll(async () => difference(fair, await app.pixels(app.world))).toBeGreaterThan(30);
    await page.getByTestId('weather').selectOption('rain');
    await expect(chip).toContainText('friction 0.70');
    await page.goBack();
    await expect(chip).toContainText('Night');
    expect(app.errors).toEqual([]);
  });

  test('lists ways to the goal, drives the one that one chooses, and the address keeps it', async ({ page }) => {
    const app = new AppPage(page);
    await app.open();
    await app.button('Ways to the goal').click();
    const ways = page.getByTestId('ways').getByRole('listitem').getByRole('button');
    await expect(ways).toHaveCount(3);
    await expect(ways.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(ways.first()).toContainText('Harbour Road');
    await ways.nth(1).click();
    await expect(page).toHaveURL(/route=2/);
    await expect(ways.nth(1)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => app.tick()).toBe(1);
    await page.reload();
    await expect(ways.nth(1)).toHaveAttribute('aria-pressed', 'true');
    await ways.first().click();
    await expect(page).not.toHaveURL(/route=/);
    await page.keyboard.press('w');
    await expect(page.getByTestId('ways')).toHaveCount(0);
    expect(app.errors).toEqual([]);
  });

  test('draws a camera by three.js where the rig asks for it, beside the rasteriser, and not where it does not', async ({
    page,
  }) => {
    const app = new AppPage(page);
    await app.open('#scene=sensors-in-the-city');
    await expect(page.getByTestId('sensors')).toContainText('lidar.top');
    await expect(page.getByTestId('faults').getByRole('listitem')).toHaveCount(4);
    const panel = page.locator('.camera-stack');
    await app.choice('Picture').click();
    await expect(app.choice('three.js')).toHaveCount(0);
    await page.getByLabel('Camera', { exact: true }).selectOption('camera.front-wide');
    await expect(panel).toContainText('three.js, outside the hash');
    await app.choice('Rasteriser').click();
    await expect(page.getByTestId('webgl-picture')).toBeHidden();
    const raster = await app.atRest(panel);
    await app.choice('three.js').click();
    // The same street, drawn twice: alike, and not the same.
    await expect.poll(async () => difference(raster, await app.pixels(panel))).toBeGreaterThan(4);
    const three = await app.atRest(panel);
    expect(difference(three, raster)).toBeLessThan(45);
    await app.choice('Half and half').click();
    const wipe = page.getByRole('slider', { name: 'Rasteriser to the left, three.js to the right' });
    await wipe.fill('0.25');
    const both = await app.atRest(panel);
    expect(difference(both, three)).toBeLessThan(difference(raster, three));
    expect(app.errors).toEqual([]);
  });

  test('names every problem of a scene that is not there', async ({ page }) => {
    const app = new AppPage(page);
    await page.goto('./#scene=nowhere');
    await expect(page.getByRole('alert')).toContainText('scenes/nowhere.json');
    await expect(app.play).toBeDisabled();
    await page.getByTestId('scene').fill('first drive');
    await page.getByTestId('scene-first-drive').click();
    await app.choice('Oracle').click();
    await expect.poll(() => app.tick()).toBe(1);
  });
});

test.describe('without WebGL', () => {
  test('says so kindly, and drives', async ({ page }) => {
    await page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
      } as typeof getContext;
    });
    const app = new AppPage(page);
    await app.open();
    await expect(page.getByRole('status')).toContainText('does not offer WebGL 2');
    await app.play.click();
    await expect.poll(() => app.tick()).toBeGreaterThan(200);
    expect(await app.speed()).toBeGreaterThan(0.5);
    expect(app.errors).toEqual([]);
  });
});
