package dev.weft.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of a table, in quotes where they must be. */
class CsvCellsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    plain               | plain
                    ``                  | ``
                    it's                | it's
                    =1+1                | '=1+1
                    +cmd                | '+cmd
                    -2+3                | '-2+3
                    @SUM(A1)            | '@SUM(A1)
                    ＝1+1               | '＝1+1
                    -5                  | -5
                    +5.25e-3            | +5.25e-3
                    a;=1+1              | "a;=1+1"
                    a,"=1+1             | "a,""=1+1"
                    ` a`                | `" a"`
                    """)
    void aTextIsNeverAFormula(String text, String cell) {
        assertThat(CsvCells.cell(text)).isEqualTo(cell);
    }

    @Test
    void tabsAndLineEndsBeginNoFormulaEither() {
        assertThat(CsvCells.cell("\t=1")).isEqualTo("\"'\t=1\"");
        assertThat(CsvCells.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvCells.cell("\n=1")).isEqualTo("\"'\n=1\"");
        assertThat(CsvCells.cell("a\n=1")).isEqualTo("\"a\n=1\"");
    }
}
