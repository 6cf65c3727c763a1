"""What several checks need: following links, and naming several items in a message."""
