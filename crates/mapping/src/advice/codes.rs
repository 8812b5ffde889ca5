//! Everything that can be said about a map as strategy: the closed list of codes, what matters most first.
//!
//! None is an error: most of what looks odd on a map is there on purpose. How loud each rule is was set by how often it
//! speaks up on maps of people who know what they do; a test prints that for every rule.

pub use text::Kind;

text::kinds! {
    /// Two things at one place.
    NEAR_DUPLICATE = Hint "near-duplicate":
        "This stands where something else stands.",
        "Neither can be read, and only one can be taken hold of with the pointer.",
        "component Cup [0.50, 0.60]\ncomponent Mug [0.50, 0.60]\nCup->Mug";
    /// An evolution to the left.
    EVOLVES_LEFT = Hint "evolves-left":
        "This evolves to the left.",
        "Competition moves things to the right; a new kind of thing in its place is a component of its own.",
        "component Cup [0.5, 0.6]\nevolve Cup 0.4";
    /// A dependence on something much less evolved.
    LEANS_ON_UNPROVEN = Hint "leans-on-unproven":
        "This leans on something much less evolved.",
        "What everyone takes for granted is then only as dependable as what is still being explored.",
        "component Power [0.5, 0.9]\ncomponent Fusion [0.3, 0.1]\nPower->Fusion";
    /// Building what can be bought.
    BUILT_COMMODITY = Hint "built-commodity":
        "This is built although it is a commodity.",
        "What everyone can buy cannot set anyone apart, and others run it at a scale that is hard to match.",
        "component Power [0.2, 0.9] (build)";
    /// Buying what does not exist yet.
    BOUGHT_GENESIS = Hint "bought-genesis":
        "This is left to others although it is only being discovered.",
        "Nobody can say yet what to ask for; who explores it keeps what is learnt.",
        "component Fusion [0.3, 0.1] (outsource)";
    /// What moves leans on what resists.
    HELD_BACK = Hint "held-back":
        "What evolves leans on something with inertia.",
        "It moves only as fast as what it leans on; find out what feeds the resistance.",
        "component Cup [0.8, 0.4]\ncomponent Kettle [0.4, 0.3] inertia\nevolve Cup 0.7\nCup->Kettle";
    /// A component without any link.
    ORPHAN = Hint "orphan":
        "No link leads here or away.",
        "A chain shows why each thing is there; this one says neither who needs it nor what it needs.",
        "component Cup [0.8, 0.6]\ncomponent Tea [0.6, 0.7]\ncomponent Water [0.4, 0.8]\ncomponent Spoon [0.5, 0.8]\nCup->Tea\nTea->Water";
    /// What many need.
    SHARED = Information "shared":
        "Many things need this.",
        "If it fails or gets dearer, all of them notice; what makes it better helps them all.",
        "component A [0.9, 0.5]\ncomponent B [0.9, 0.6]\ncomponent C [0.9, 0.7]\ncomponent D [0.9, 0.8]\ncomponent E [0.9, 0.9]\ncomponent Power [0.1, 0.9]\nA->Power\nB->Power\nC->Power\nD->Power\nE->Power";
    /// Links that lead back to where they start.
    CYCLE = Information "cycle":
        "These links form a circle.",
        "Nothing in it can be had first; a circle may be a feedback that is worth a name.",
        "component Cup [0.8, 0.6]\ncomponent Tea [0.6, 0.7]\nCup->Tea\nTea->Cup";
    /// A map without anchors.
    NO_USER = Information "no-user":
        "This map has no anchor.",
        "An anchor says whose needs the map begins with; every other place is relative to it.",
        "component Cup [0.8, 0.6]\ncomponent Tea [0.6, 0.7]\nCup->Tea";
    /// An `allow` of something unknown.
    UNKNOWN_ALLOW = Hint "unknown-allow":
        "This does not name anything that could be silenced.",
        "A finding is silenced by the word that stands behind it in brackets; errors cannot be silenced.",
        "// foreland: allow orphans - they come later\ncomponent Cup [0.8, 0.6]";
    /// An `allow` without a reason.
    ALLOW_WITHOUT_REASON = Hint "allow-without-reason":
        "The reason is missing.",
        "Whoever reads the map next can judge the silence only by its reason; it stands behind a dash.",
        "// foreland: allow no-user\ncomponent Cup [0.8, 0.6]";
    /// An `allow` of what is not found.
    UNUSED_ALLOW = Hint "unused-allow":
        "Nothing is silenced here.",
        "What it was written for is gone, or stands on another line.",
        "// foreland: allow cycle - it is a feedback\ncomponent Cup [0.8, 0.6]";
}
