"""Networks: who speaks to whom, who refers to the same, who agrees and disagrees."""
