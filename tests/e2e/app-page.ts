import { expect, type Locator, type Page } from '@playwright/test';

/** Of a picture that stays so long as it is, nothing moves [ms]. */
const REST = 300;

/** A drive of the app in a browser, as a person sees and handles it. */
export class AppPage {
  readonly page: Page;
  /** Errors of the console and of scripts. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error.stack ?? error)));
  }

  /** Opens a drive and waits for its first tick. */
  async open(link = '#scene=first-drive&perception=oracle'): Promise<void> {
    await this.page.goto(`./${link}`);
    await expect(this.play).toBeEnabled();
    await expect.poll(() => this.tick()).toBeGreaterThan(0);
  }

  /** From now on the scene ends after so many simulated seconds. */
  async shorten(seconds: number): Promise<void> {
    await this.page.route(/first-drive.*\.js/, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/(timeout\\?": ?)\d+/, `$1${seconds}`) });
    });
  }

  get play(): Locator {
    return this.page.getByTestId('play');
  }

  get world(): Locator {
    return this.page.getByTestId('world');
  }

  get hash(): Locator {
    return this.page.getByTestId('hash');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  choice(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  async tick(): Promise<number> {
    return Number(await this.page.getByTestId('tick').textContent());
  }

  /** [m/s] */
  async speed(): Promise<number> {
    return Number(await this.page.getByTestId('speed').getAttribute('data-value'));
  }

  /**
   * What a place shows once it shows something and no longer moves: two pictures in a row are the same. Of a place that
   * has yet to begin to move, it is the picture from before.
   */
  async atRest(place: Locator): Promise<number[]> {
    let shown = await this.pixels(place);
    await expect(async () => {
      const before = shown;
      await this.page.waitForTimeout(REST);
      shown = await this.pixels(place);
      expect(colorCount(shown)).toBeGreaterThan(15);
      expect(difference(before, shown)).toBeLessThan(0.5);
    }).toPass();
    return shown;
  }

  /** What a place of the page shows, as 48 x 32 pixels of red, green, blue and alpha. */
  async pixels(place: Locator): Promise<number[]> {
    const picture = await place.screenshot();
    return this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(48, 32);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0, 48, 32);
      return [...context.getImageData(0, 0, 48, 32).data];
    }, picture.toString('base64'));
  }
}

/** Mean difference of two pictures, 0 to 255. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]), 0) / (0.75 * a.length);
}

/** Number of clearly different colours in a picture. */
export function colorCount(pixels: readonly number[]): number {
  const colors = new Set<string>();
  for (let index = 0; index < pixels.length; index += 4) {
    colors.add(
      pixels
        .slice(index, index + 3)
        .map((value) => value >> 4)
        .join(),
    );
  }
  return colors.size;
}
