//! Everything the language's reader can remark upon: the closed list of codes.
//!
//! Each has an example text that provokes it; a test reads every one of them.

pub use text::Kind;

text::kinds! {
    /// A line that says nothing the language knows.
    UNREADABLE_LINE = Error "unreadable-line":
        "This line says nothing that can be read.",
        "It is kept in the text and left off the map.",
        "hello world";
    /// A keyword with nothing behind it.
    INCOMPLETE_STATEMENT = Warning "incomplete-statement":
        "This statement is not finished.",
        "It has no effect until something follows the keyword.",
        "component";
    /// A keyword in capitals.
    KEYWORD_CASE = Error "keyword-case":
        "Keywords are written in lower case.",
        "The line is left off the map.",
        "Component Kettle [0.5, 0.6]";
    /// A keyword that runs into what follows.
    KEYWORD_SPACING = Error "keyword-spacing":
        "A space is missing behind the keyword.",
        "Without it the line cannot be read and is left off the map.",
        "size[800, 600]";
    /// A block comment that runs to the end of the text.
    UNCLOSED_COMMENT = Error "unclosed-comment":
        "Nothing closes this comment.",
        "Everything from here to the end of the text is left out.",
        "component Cup\n/* later\ncomponent Tea";
    /// A `{` without `}`.
    UNCLOSED_BLOCK = Warning "unclosed-block":
        "Nothing closes this brace.",
        "Every component from here on is read as part of the pipeline.",
        "component Power\npipeline Power\n{\n  component Coal [0.4]";
    /// A `}` without `{`.
    UNOPENED_BLOCK = Warning "unopened-block":
        "Nothing is open that this brace could close.",
        "It has no effect.",
        "component Cup\n}";
    /// Braces that belong to no pipeline, or a brace on a component's line.
    SWALLOWED_COMPONENT = Warning "swallowed-component":
        "This component is not on the map because of a brace.",
        "Components are left out between braces that belong to no pipeline, and on lines with a closing brace.",
        "{\ncomponent Cup [0.5, 0.6]\n}";
    /// A quote that opens and does not close.
    UNCLOSED_QUOTE = Warning "unclosed-quote":
        "Nothing closes this quote.",
        "The name is read up to the next bracket.",
        "component \"Cup of Tea [0.5, 0.6]";
    /// A bracket that opens and does not close.
    UNCLOSED_BRACKET = Warning "unclosed-bracket":
        "Nothing closes this bracket.",
        "The numbers in it are not read; a default takes their place.",
        "component Cup [0.5, 0.6";
    /// A parenthesis that opens and does not close.
    UNCLOSED_PARENTHESIS = Warning "unclosed-parenthesis":
        "Nothing closes this parenthesis.",
        "What stands in it has no effect.",
        "component Cup [0.5, 0.6] (buy";
    /// Coordinates that are missing in part, or no numbers.
    BAD_COORDINATES = Warning "bad-coordinates":
        "These coordinates are not the numbers that belong here.",
        "A default takes the place of what cannot be read.",
        "component Cup [0.5, x]";
    /// Coordinates off the map.
    OUT_OF_RANGE = Warning "out-of-range":
        "These coordinates lie off the map.",
        "Both run from 0 to 1, the first from bottom to top, the second from left to right.",
        "component Cup [1.5, 0.6]";
    /// `[0,5, 0,6]`.
    DECIMAL_COMMA = Warning "decimal-comma":
        "A decimal comma separates two numbers here.",
        "Decimals are written with a point: only the first two of these numbers are read.",
        "component Cup [0,5, 0,6]";
    /// Brackets that touch the name.
    BRACKET_IN_NAME = Warning "bracket-in-name":
        "The coordinates have become part of the name.",
        "One space between name and bracket separates the two.",
        "component Cup[0.5, 0.6]";
    /// Brackets inside an unquoted name.
    BRACKETS_BEFORE_COORDINATES = Warning "brackets-before-coordinates":
        "The first bracket of this line is read as its coordinates, the second is not read.",
        "A name with brackets in it cannot be read by every map tool.",
        "component Cup [large] tea [0.5, 0.6]";
    /// A statement without a name.
    MISSING_NAME = Warning "missing-name":
        "This statement has no name.",
        "It is called “Recovered Component Name” until it gets one.",
        "component [0.5, 0.6]";
    /// `inertia` in a name.
    INERTIA_IN_NAME = Hint "inertia-in-name":
        "“inertia” is part of the name here.",
        "OnlineWardleyMaps would also mark the component with inertia.",
        "component inertia engine [0.5, 0.6]";
    /// `label` with something other than two numbers.
    LABEL_WITHOUT_OFFSET = Warning "label-without-offset":
        "A label needs two numbers: label [x, y].",
        "The label stays where the layout puts it.",
        "component Cup [0.5, 0.6] label [3]";
    /// `label[3, 4]`.
    LABEL_SPACING = Warning "label-spacing":
        "Exactly one space belongs between “label” and its bracket.",
        "Without it the offset is not read, and the label stays where the layout puts it.",
        "component Cup [0.5, 0.6] label[3, 4]";
    /// A word in parentheses that means nothing.
    UNKNOWN_DECORATOR = Hint "unknown-decorator":
        "Nothing in these parentheses is known.",
        "Known are build, buy, outsource, market, ecosystem and inertia, in lower case.",
        "component Cup [0.5, 0.6] (rent)";
    /// `evolve` behind a component without a number.
    INLINE_EVOLVE_WITHOUT_NUMBER = Warning "inline-evolve-without-number":
        "“evolve” needs a number here.",
        "It has no effect.",
        "component Cup [0.5, 0.6] evolve soon";
    /// An inline `evolve`.
    INLINE_EVOLVE = Hint "inline-evolve":
        "OnlineWardleyMaps cannot draw a map with “evolve” on a component's line.",
        "It is read here as a statement of its own; on its own line every map tool reads it.",
        "component Cup [0.5, 0.6] evolve 0.8";
    /// An `evolve` without a maturity.
    EVOLVE_WITHOUT_MATURITY = Warning "evolve-without-maturity":
        "This does not say where to.",
        "0.85 is taken.",
        "component Cup\nevolve Cup";
    /// A maturity without decimals.
    MATURITY_WITHOUT_POINT = Hint "maturity-without-point":
        "OnlineWardleyMaps reads a maturity only with a decimal point and a digit before it.",
        "It is read here; with both every map tool reads it.",
        "component Cup\nevolve Cup 1";
    /// An `evolve` of nothing.
    EVOLVE_UNKNOWN = Warning "evolve-unknown":
        "No component has exactly the name that evolves here.",
        "The line has no effect.",
        "evolve Cup 0.8";
    /// An `evolve` of a pipeline's child.
    EVOLVE_CHILD = Warning "evolve-child":
        "A component inside a pipeline cannot evolve.",
        "The line has no effect.",
        "component Power\npipeline Power\n{\n  component Coal [0.4]\n  component Wind [0.6]\n}\nevolve Coal 0.8";
    /// A second `evolve` of the same name.
    EVOLVE_TWICE = Warning "evolve-twice":
        "This evolves a second time.",
        "Only the first evolve of a component counts.",
        "component Cup\nevolve Cup 0.6\nevolve Cup 0.9";
    /// A `pipeline` of nothing.
    PIPELINE_UNKNOWN = Warning "pipeline-unknown":
        "No component has exactly the name of this pipeline.",
        "The pipeline is not drawn.",
        "pipeline Power [0.3, 0.7]";
    /// A `pipeline` with one number.
    PIPELINE_RANGE = Error "pipeline-range":
        "A pipeline's range needs two numbers.",
        "The pipeline is left off the map.",
        "component Power\npipeline Power [0.3]";
    /// `pipeline P {`.
    BRACE_ON_PIPELINE_LINE = Hint "brace-on-pipeline-line":
        "OnlineWardleyMaps reads the brace only on a line of its own.",
        "It is read here; on its own line every map tool reads it.",
        "component Power\npipeline Power {\n  component Coal [0.4]\n}";
    /// Two elements with one name.
    DUPLICATE_NAME = Warning "duplicate-name":
        "This name is taken.",
        "Links, evolve and pipeline statements mean the first of the same name.",
        "component Cup [0.5, 0.6]\ncomponent Cup [0.7, 0.6]";
    /// A link whose line begins like a statement.
    RESERVED_LINK_START = Hint "reserved-link-start":
        "OnlineWardleyMaps takes this line for a statement and loses the link.",
        "It is read here; with the name in quotes every map tool reads it.",
        "component building\ncomponent Tea\nbuilding->Tea";
    /// The end of a link that nothing declares.
    UNDECLARED = Hint "undeclared":
        "Nothing is declared with the name of this link's end.",
        "The link is not drawn.",
        "component Cup\nCup->Tea";
    /// A link with one end.
    DANGLING_LINK = Warning "dangling-link":
        "This link has one end only.",
        "It is not drawn.",
        "component Cup\nCup->";
    /// A link from a component to itself.
    SELF_LINK = Warning "self-link":
        "This link leads back to where it starts.",
        "It cannot be seen on the map.",
        "component Cup\nCup->Cup";
    /// The same link again.
    DUPLICATE_LINK = Hint "duplicate-link":
        "This link is there already.",
        "It is drawn on top of the first.",
        "component Cup\ncomponent Tea\nCup->Tea\nCup->Tea";
    /// `A->B->C`.
    CHAINED_LINK = Warning "chained-link":
        "Only the first two names of a chain are linked.",
        "Each link needs its own line.",
        "component Cup\ncomponent Tea\ncomponent Water\nCup->Tea->Water";
    /// An operator inside quotes.
    OPERATOR_IN_QUOTES = Warning "operator-in-quotes":
        "An arrow inside quotes still splits the link.",
        "A component whose name holds an arrow cannot be linked.",
        "\"Cup->Mug\"->Tea";
    /// `+'text` that nothing closes.
    UNCLOSED_FLOW = Warning "unclosed-flow":
        "Nothing closes the text of this flow.",
        "A labelled flow is written A+'text'>B; without its end the link leads nowhere.",
        "component Cup\nCup+'sip Tea";
    /// A line that looks like a link.
    ALMOST_A_LINK = Error "almost-a-link":
        "Links are written with “->”.",
        "The line is left off the map.",
        "component Cup\ncomponent Tea\nCup--Tea";
    /// A second title.
    TITLE_TWICE = Warning "title-twice":
        "The map has a title already.",
        "Only the first counts.",
        "title Cup\ntitle Tea";
    /// `title` again within the title.
    TITLE_CUT = Warning "title-cut":
        "The title ends where “title” stands in it.",
        "What follows is not read.",
        "title One title Two";
    /// A style nobody knows.
    UNKNOWN_STYLE = Warning "unknown-style":
        "This style is not known.",
        "Known are plain, wardley, colour, handwritten and dark; the map is drawn plain.",
        "style neon";
    /// A style that a later one overrules.
    STYLE_TWICE = Hint "style-twice":
        "A later line says the style again.",
        "Only the last counts.",
        "style dark\nstyle wardley";
    /// An axis with another number of stages than four.
    BAD_STAGES = Error "bad-stages":
        "The evolution axis has four stages: evolution A->B->C->D.",
        "The line has no effect.",
        "evolution A->B->C";
    /// A `valuechain` with something other than `--hide`.
    BAD_VALUE_CHAIN = Error "bad-value-chain":
        "Only “valuechain --hide” can be read.",
        "The line has no effect.",
        "valuechain down";
    /// An annotation without a place.
    ANNOTATION_WITHOUT_PLACE = Warning "annotation-without-place":
        "An annotation needs a place: annotation 1 [0.5, 0.6] text.",
        "It is left off the map.",
        "annotation 1 Watch this";
    /// An annotation without a number.
    ANNOTATION_WITHOUT_NUMBER = Warning "annotation-without-number":
        "An annotation begins with its number.",
        "Its marker stays empty.",
        "annotation x [0.5, 0.6] Watch this";
    /// An address without brackets.
    URL_WITHOUT_ADDRESS = Warning "url-without-address":
        "The address belongs in brackets: url name [https://…].",
        "Nothing can be opened until it stands there.",
        "url shop https://example.org";
    /// A submap that opens an unknown address.
    UNKNOWN_URL = Warning "unknown-url":
        "No “url” statement has exactly this name.",
        "The submap opens nothing.",
        "submap Shop [0.5, 0.6] url(shop)";
    /// `[v, m] width height`.
    LEGACY_AREA_SIZE = Warning "legacy-area-size":
        "Width and height behind the bracket are not read any more.",
        "An area is given by two corners: [v1, m1, v2, m2].",
        "pioneers [0.9, 0.1] 100 50";
    /// `market X`, `ecosystem X`, `build X`, `buy X`, `outsource X`.
    LEGACY_STATEMENT = Hint "legacy-statement":
        "OnlineWardleyMaps no longer reads this statement.",
        "It is read here as before; a word in parentheses behind a component says the same in every version.",
        "market Tea [0.5, 0.6]";
    /// `build X` of nothing.
    SOURCING_UNKNOWN = Warning "sourcing-unknown":
        "No component has the name that this statement is about.",
        "The line has no effect.",
        "buy Cup";
    /// An indented `deaccelerator`.
    INDENTED_DEACCELERATOR = Warning "indented-deaccelerator":
        "An indented deaccelerator is read as an accelerator.",
        "At the beginning of the line it slows down.",
        "  deaccelerator Law [0.5, 0.6]";
}
