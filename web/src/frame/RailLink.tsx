import { Link } from "@tanstack/react-router";
import { Icon } from "../controls/Icon";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import type { RailPage } from "./pages";

/** A page in the rail; the explorer opens as it was left. */
export function RailLink({ page: { to, name, icon } }: { page: RailPage }) {
  return (
    <Link
      to={to}
      {...(to === "/" && { search: lastExplorerSearch })}
      activeOptions={{ includeSearch: false }}
      className="rail-item"
      activeProps={{ "aria-current": "page" }}
    >
      <Icon name={icon} />
      {name}
    </Link>
  );
}
