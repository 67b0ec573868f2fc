/** A number with its unit in a lighter tone; a dash where there is none. */
export function Quantity(props: { readonly value: number; readonly digits: number; readonly unit: string }) {
  const { value, digits, unit } = props;
  const text = Number.isFinite(value) ? withoutMinusZero(value.toFixed(digits)) : '–';
  return (
    <span className="number">
      {text}
      {unit !== '' && unit !== '1' && <span className="unit"> {unit}</span>}
    </span>
  );
}

/** "-0.00" -> "0.00" */
function withoutMinusZero(text: string): string {
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}
