import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { findEntries, findLanes } from '../state/find-entries.ts';
import { selectJunction } from '../state/map-store.ts';
import type { MapFacts } from '../worker/map-protocol.ts';
import type { SearchEntry } from '../worker/search-index.ts';
import { visitLane } from './lane-rows.tsx';
import { mapView } from './map-view.ts';
import './map-search.css';

const MOST = 9;

/** What is found, and how to go there. */
interface Found {
  readonly kind: SearchEntry['kind'] | 'lane';
  readonly id: string;
  readonly name: string;
  readonly visit: () => void;
}

/** Finds roads, junctions and signals by id or name, lanes by road and lane, and flies there. */
export function MapSearch({ facts }: { readonly facts: MapFacts }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const found = find(facts, text);
  const visit = (entry: Found | undefined) => {
    if (entry === undefined) return;
    entry.visit();
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') {
      visit(found[chosen]);
      // The keys are the map's again.
      event.currentTarget.blur();
    } else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  const showsList = isOpen && text.trim() !== '';
  return (
    <div className="map-search field">
      <Search size={15} aria-hidden="true" />
      <input
        id="map-search"
        role="combobox"
        aria-expanded={showsList}
        aria-controls="map-found"
        aria-activedescendant={showsList && found.length > 0 ? `map-found-${chosen}` : undefined}
        aria-label="Find a road, lane, junction or signal"
        placeholder="Find road, 12/-1, junction  /"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {showsList && (
        <div id="map-found" role="listbox" aria-label="Found" className="map-found">
          {found.length === 0 && <p className="quiet">nothing on this map has that id or name</p>}
          {found.map((entry, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: ids of signals may be there more than once
              key={index}
              id={`map-found-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // Before the field loses the focus, and with it the list.
              onPointerDown={() => visit(entry)}
            >
              <span className="quiet">{entry.kind}</span>
              <span className="number">{entry.id}</span>
              <span className="quiet found-name">{entry.name}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function find({ index, areas: { strips } }: MapFacts, text: string): Found[] {
  const roads = index.filter(({ kind }) => kind === 'road');
  const lanes = findLanes(index, strips, text).map((strip): Found => {
    const { id, name } = roads[strips.road[strip]];
    const key = `${id}/${strips.section[strip]}/${strips.laneId[strip]}`;
    return { kind: 'lane', id: key, name, visit: () => visitLane(strip) };
  });
  const others = findEntries(index, text, MOST).map(
    (entry): Found => ({
      kind: entry.kind,
      id: entry.id,
      name: entry.name,
      visit: () => {
        mapView.flyTo(entry);
        if (entry.kind === 'junction') selectJunction(entry.index);
      },
    }),
  );
  return [...lanes, ...others].slice(0, MOST);
}
