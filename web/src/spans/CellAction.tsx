import { Icon } from "../controls/Icon";

interface CellActionProps {
  title: string;
  icon: Parameters<typeof Icon>[0]["name"];
  onClick(): void;
}

/** A button beside a value that does something with it. */
export function CellAction({ title, icon, onClick }: CellActionProps) {
  return (
    <button type="button" className="button button-bare cell-action" aria-label={title} title={title} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
