/** Roads that differ less in height lie in one layer of the picture [m]: less than a bridge needs. */
const DECK_HEIGHT = 4;
/** However high the mountains are. */
const MOST_DECKS = 40;

/** What is drawn at one height: path data by its look, in the order in which looks were first used. */
export class Deck {
  readonly lanes = new Map<string, string[]>();
  readonly marks = new Map<string, string[]>();
  readonly arrows: string[] = [];

  static add(paths: Map<string, string[]>, look: string, data: string): void {
    const list = paths.get(look);
    if (list === undefined) paths.set(look, [data]);
    else list.push(data);
  }
}

/** The decks of a map from the lowest up. */
export class Decks {
  private readonly decks = new Map<number, Deck>();
  private readonly lowest: number;
  private readonly height: number;

  constructor(zMin: number, zMax: number) {
    this.lowest = zMin;
    this.height = Math.max(DECK_HEIGHT, (zMax - zMin) / MOST_DECKS);
  }

  at(z: number): Deck {
    const index = Math.floor((z - this.lowest) / this.height);
    let deck = this.decks.get(index);
    if (deck === undefined) {
      deck = new Deck();
      this.decks.set(index, deck);
    }
    return deck;
  }

  ascending(): Deck[] {
    return [...this.decks].sort(([a], [b]) => a - b).map(([, deck]) => deck);
  }
}
