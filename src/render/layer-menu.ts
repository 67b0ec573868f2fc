/** What can be shown or hidden, in the order of the menu: its title, and whether it is shown at first. */
export type LayerMenu<Name extends string> = Readonly<
  Record<Name, { readonly title: string; readonly isShown: boolean }>
>;

/** Which of the layers of a menu are shown. */
export type LayerChoice<Name extends string> = Readonly<Record<Name, boolean>>;

/** The choice before anybody has chosen. */
export function firstChoice<Name extends string>(menu: LayerMenu<Name>): LayerChoice<Name> {
  const names = Object.keys(menu) as Name[];
  return Object.fromEntries(names.map((name) => [name, menu[name].isShown])) as LayerChoice<Name>;
}
