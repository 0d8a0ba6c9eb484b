import { colourStyle } from '../../model/chart/style.ts';

/** The colours of the page, light and dark, by the names that the drawings in it use too. */
export const THEME = `:root{color-scheme:light dark}${colourStyle(':root')}`;
