import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { findEntries } from '../state/find-entries.ts';
import { selectJunction } from '../state/map-store.ts';
import type { SearchEntry } from '../worker/search-index.ts';
import { mapView } from './map-view.ts';
import './map-search.css';

const MOST = 9;

/** Finds roads, junctions and signals by id or name, and flies there. */
export function MapSearch({ entries }: { readonly entries: readonly SearchEntry[] }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const found = findEntries(entries, text, MOST);
  const visit = (entry: SearchEntry | undefined) => {
    if (entry === undefined) return;
    mapView.flyTo(entry);
    if (entry.kind === 'junction') selectJunction(entry.index);
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') visit(found[chosen]);
    else if (event.key === 'Escape') event.currentTarget.blur();
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
        aria-label="Find a road, junction or signal"
        placeholder="Find road, junction, signal  /"
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
              key={`${entry.kind} ${entry.id} ${entry.x} ${entry.y}`}
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
