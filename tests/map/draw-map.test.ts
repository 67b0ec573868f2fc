import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { drawMap, type MapDrawingOptions } from '../../src/map/drawing/draw-map.ts';
import { simplifyLine } from '../../src/map/drawing/simplify-line.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { ProblemList } from '../../src/map/opendrive/problem-list.ts';
import { parseXml, type XmlElement } from '../../src/map/opendrive/xml-element.ts';
import { firstTownMap } from './first-town-map.ts';
import { bridgeOverRoad, straightRoads } from './small-maps.ts';

const PLAIN: MapDrawingOptions = { title: 'test', ids: false, theme: 'light' };

function draw(xml: string, options: Partial<MapDrawingOptions> = {}): string {
  return drawMap(loadRoadMap(xml, 'test').map!, { ...PLAIN, ...options });
}

/** Reads the picture back; it has to be well formed. */
function parse(svg: string): XmlElement {
  const problems = new ProblemList();
  const root = parseXml(svg, problems);
  expect(problems.sorted()).toEqual([]);
  return root!;
}

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

describe('a drawing of a map', () => {
  it('is the same text for the same map', () => {
    expect(drawMap(firstTownMap(), PLAIN)).toBe(drawMap(firstTownMap(), PLAIN));
  });

  it('shows lanes, marks, lights and a scale, within its frame', () => {
    const svg = parse(drawMap(firstTownMap(), PLAIN));
    const [, , width, height] = svg.attributes.viewBox!.split(' ').map(Number);
    const paths = all(svg, 'path');
    const coordinates = paths.flatMap((path) =>
      [...path.attributes.d!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    );
    expect(coordinates.length).toBeGreaterThan(1000);
    for (const [x, y] of coordinates) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    }
    expect(paths.some((path) => path.attributes['stroke-dasharray'] !== undefined)).toBe(true);
    expect(all(svg, 'circle')).toHaveLength(3 * 8);
    expect(drawMap(firstTownMap(), PLAIN)).toMatch(/>\d+ m</);
  });

  it('has ids where they are asked for', () => {
    expect(draw(straightRoads({ rule: 'RHT', lanes: 1 }))).not.toContain('>2</text>');
    expect(draw(straightRoads({ rule: 'RHT', lanes: 1 }), { ids: true })).toContain('>2</text>');
  });

  it('shows 30,000 copies of objects at most', () => {
    const repeat = '<repeat s="0" length="40" distance="0.1" tStart="0" tEnd="0" zOffsetStart="0" zOffsetEnd="0"/>';
    const barrier = `<object id="b" type="barrier" s="0" t="0" zOffset="0" length="1" width="1">${repeat.repeat(100)}</object>`;
    const xml = straightRoads({ rule: 'RHT', lanes: 1 });
    const paths = (text: string) => draw(text).split('<path ').length - 1;
    const objects = xml.replace('</lanes>', `</lanes><objects>${barrier}</objects>`);
    expect(paths(objects) - paths(xml)).toBe(30_000);
  });

  it('escapes whatever a file calls its roads', () => {
    const xml = straightRoads({ rule: 'RHT', lanes: 1 })
      .replaceAll('id="2"', 'id="&lt;script&gt;&amp;&quot;\'"')
      .replaceAll('elementId="2"', 'elementId="&lt;script&gt;&amp;&quot;\'"');
    const svg = draw(xml, { ids: true, title: '<b>&"' });
    parse(svg);
    expect(svg).toContain('&lt;script&gt;&amp;&quot;&#39;</text>');
    expect(svg).not.toContain('<script');
  });

  it('lays bridges over what is below them', () => {
    const xml = bridgeOverRoad(6).replace('type="driving"', 'type="sidewalk"');
    const svg = draw(xml);
    const colors = [...svg.matchAll(/<path fill="(#\w+)" stroke="\1"/g)].map(([, color]) => color);
    expect(colors).toHaveLength(2);
    const upsideDown = draw(bridgeOverRoad(-6).replace('type="driving"', 'type="sidewalk"'));
    expect([...upsideDown.matchAll(/<path fill="(#\w+)" stroke="\1"/g)].map(([, color]) => color)).toEqual(
      colors.toReversed(),
    );
  });
});

describe('a simplified line', () => {
  it('stays within the tolerance of the line, and keeps its ends', () => {
    const random = new RandomStream(3, 'lines');
    for (let run = 0; run < 50; run++) {
      const line: number[] = [];
      for (let i = 0; i < 60; i++) line.push(i, 3 * Math.sin(i / 7) + random.between(-0.2, 0.2));
      const simple = simplifyLine(line, 0.3);
      expect(simple.slice(0, 2)).toEqual(line.slice(0, 2));
      expect(simple.slice(-2)).toEqual(line.slice(-2));
      expect(simple.length).toBeLessThan(line.length);
      for (let i = 0; i < line.length; i += 2)
        expect(distanceTo(simple, line[i], line[i + 1])).toBeLessThan(0.3 + 1e-9);
    }
  });

  it('leaves nothing of a straight one but its ends', () => {
    expect(simplifyLine([0, 0, 1, 1, 2, 2, 5, 5], 1e-9)).toEqual([0, 0, 5, 5]);
  });
});

function distanceTo(line: readonly number[], x: number, y: number): number {
  let best = Infinity;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [dx, dy] = [line[i + 2] - line[i], line[i + 3] - line[i + 1]];
    const share = Math.min(1, Math.max(0, ((x - line[i]) * dx + (y - line[i + 1]) * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, Math.hypot(x - line[i] - share * dx, y - line[i + 1] - share * dy));
  }
  return best;
}
