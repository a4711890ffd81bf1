// Stand-in for NutUI: its bundle draws on a canvas as soon as it is loaded, which jsdom has not.
export function SafeArea() {
  return null
}
