import { expect, type Locator, type Page } from '@playwright/test';
import type { PlaceFacts } from '../../src/app/worker/place-finder.ts';
import { AppPage } from './app-page.ts';

/** Where the pointer is over no ground, the readout stays as it is for so long [ms]. */
const LONGEST_ANSWER = 1000;

/** A map of the app in a browser, as a person sees and handles it. */
export class MapPage extends AppPage {
  constructor(page: Page) {
    super(page);
  }

  /** Opens one of our maps and waits for its picture. */
  async openMap(key: string): Promise<void> {
    await this.page.goto(`./#map=${key}`);
    await expect(this.canvas).toBeVisible();
  }

  /** Drops a file onto the page as a person would. */
  async drop(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName, { type: 'application/xml' }));
        return transfer;
      },
      [name, text],
    );
    await this.page.dispatchEvent('.map-page', 'dragover', { dataTransfer: data });
    await this.page.dispatchEvent('.map-page', 'drop', { dataTransfer: data });
  }

  get map(): Locator {
    return this.page.getByTestId('map');
  }

  get canvas(): Locator {
    return this.map.locator('canvas').first();
  }

  get readout(): Locator {
    return this.page.getByTestId('readout');
  }

  /** Points at a part of the picture, 0 to 1 across and down; what the readout says then. */
  async pointAt(across: number, down: number, picture = this.map): Promise<PlaceFacts | null> {
    const box = await picture.boundingBox();
    if (box === null) throw new Error('the map is not in the page');
    const before = await this.readout.getAttribute('data-place');
    await this.page.mouse.move(box.x + across * box.width, box.y + down * box.height);
    let found = before;
    for (let waited = 0; waited < LONGEST_ANSWER && (found === before || found === null); waited += 25) {
      await this.page.waitForTimeout(25);
      found = (await this.readout.getAttribute('data-place')) ?? before;
    }
    return found === null ? null : JSON.parse(found);
  }

  /** Finds a place of the picture where cars drive, and what the readout says there. */
  async findDriving(
    picture = this.map,
  ): Promise<{ readonly across: number; readonly down: number; readonly place: PlaceFacts }> {
    for (let down = 0.3; down < 0.8; down += 0.05) {
      for (let across = 0.35; across < 0.75; across += 0.05) {
        const place = await this.pointAt(across, down, picture);
        if (place !== null && place.type === 'driving') return { across, down, place };
      }
    }
    throw new Error('no driving lane in the middle of the picture');
  }
}
