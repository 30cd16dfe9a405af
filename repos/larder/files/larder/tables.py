"""Plain-text tables."""


def format_table(rows, align=""):
    """Rows of cells in columns, two blanks apart.

    `align` has a letter for each column: `l` for left (also where there is no letter), `r` for right.
    Blanks at the end of a line are left out.
    """
    rows = [[str(cell) for cell in row] for row in rows]
    widths = []
    for row in rows:
        for index, cell in enumerate(row):
            if index == len(widths):
                widths.append(0)
            widths[index] = max(widths[index], len(cell))
    lines = []
    for row in rows:
        cells = []
        for index, cell in enumerate(row):
            if align[index : index + 1] == "r":
                cells.append(cell.rjust(widths[index]))
            else:
                cells.append(cell.ljust(widths[index]))
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
