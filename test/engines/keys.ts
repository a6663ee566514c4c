/** Keys that are no letters, as WebDriver names them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const NAMED: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  '\n': '\uE007',
};

/** A key, with those held while it is pressed, as `Control+a`. */
export function strokes(key: string): object[] {
  const names = key.length > 1 ? key.split(/(?<=.)\+/u) : [key];
  const values = names.map((name) => NAMED[name] ?? name);
  const event = (type: 'keyDown' | 'keyUp') => (value: string) => ({ type, value });
  return [...values.map(event('keyDown')), ...values.toReversed().map(event('keyUp'))];
}

export const press = (actions: readonly object[]): object => ({ type: 'key', id: 'keyboard', actions });
