/** The style sheet. It has no holes: a template only because that is how a generator gets hold of a text. */
import { render } from '../page.ts';
import styleTemplate from './style.css.hbs';

export const style: string = render(styleTemplate, {});
