import { useTexts } from '../../texts/language.js';
import { TABLE } from '../../texts/table.js';
import { IconColumns } from '../../ui/icons.js';
import { hiddenAfter, type Column } from './columns.js';
import css from './data-table.module.css';

interface ColumnChooserProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** Ids with commas between, as the address has them. */
  readonly hide: string | undefined;
  readonly onHide: (hide: string | undefined) => void;
}

/** Which columns are shown; the choice is part of the address. */
export function ColumnChooser<Row>({ columns, hide, onHide }: ColumnChooserProps<Row>) {
  const t = useTexts(TABLE);
  const hidden = new Set(hide?.split(','));
  return (
    <details className={css.chooser}>
      <summary>
        <IconColumns size={16} stroke={1.75} />
        {t.columns}
      </summary>
      <fieldset>
        <legend className="visually-hidden">{t.chooseColumns}</legend>
        {columns
          .filter(({ fixed }) => !fixed)
          .map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!hidden.has(id)}
                onChange={() => onHide(hiddenAfter(columns, hide, id))}
              />
              {name}
            </label>
          ))}
      </fieldset>
    </details>
  );
}
