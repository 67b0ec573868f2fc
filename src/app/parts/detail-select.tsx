import { DETAIL_NAMES, type DetailChoice, type DetailName } from '../../render/detail.ts';
import { useSettings } from '../state/settings-store.ts';

/** How finely the world is drawn: chosen, or as the machine can; `inUse` is what that comes to at present. */
export function DetailSelect({ inUse }: { readonly inUse: DetailName }) {
  const detail = useSettings((settings) => settings.detail);
  return (
    <label className="detail">
      Detail
      <select value={detail} onChange={(event) => useSettings.setState({ detail: event.target.value as DetailChoice })}>
        <option value="auto">automatic ({inUse})</option>
        {DETAIL_NAMES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
